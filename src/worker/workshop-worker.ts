/** Makes, measures and keeps converted models. The page talks to it through workshop-client.ts, one worker a job. */
import './trusted-types.ts';
import { expose } from 'comlink';
import { DownloadLibrary } from '../storage/download-library.ts';
import { ModelLibrary } from '../storage/model-library.ts';
import { convertModel } from './convert-model.ts';
import { carryErrors } from './envelope.ts';
import { measureModel } from './measure-model.ts';
import { start } from './start.ts';
import { asData, openDownloads, openModels } from './stored-places.ts';
import type { UnfinishedDownload, WorkshopApi } from './workshop-api.ts';
import { WorkshopMeter } from './workshop-meter.ts';

const api: WorkshopApi = {
  start,

  convert: async (places, origin, dtypes, onProgress) => {
    const meter = new WorkshopMeter(onProgress);
    try {
      return asData(await convertModel(places, origin, dtypes, meter));
    } finally {
      meter.stop();
    }
  },

  measure: async (places, id, options, onProgress) => {
    const meter = new WorkshopMeter(onProgress);
    try {
      return asData(await measureModel(places, id, options, meter));
    } finally {
      meter.stop();
    }
  },

  list: async () => {
    const models = await ModelLibrary.open();
    const downloads = await DownloadLibrary.open();
    if (!models || !downloads) return { available: false, models: [], downloads: [] };
    await models.tidy();
    const unfinished = (await downloads.list()).map(({ files, ...download }): UnfinishedDownload => {
      return { ...download, total: files.reduce((sum, { bytes }) => sum + bytes, 0) };
    });
    return { available: true, models: (await models.list()).map(asData), downloads: unfinished };
  },

  remove: async (id) => (await openModels()).remove(id),

  removeDownload: async (id) => (await openDownloads()).remove(id),
};

carryErrors();
expose(api);
