import { Dialog } from '@base-ui/react/dialog';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { models as en } from '../../i18n/en/models.ts';
import { models as ja } from '../../i18n/ja/models.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { useApp } from '../../store/context.tsx';
import { DialogHead } from '../DialogHead.tsx';
import { AddModel } from './AddModel.tsx';
import { Interrupted } from './Interrupted.tsx';
import { ModelList } from './ModelList.tsx';
import { News } from './News.tsx';
import { Storage } from './Storage.tsx';
import { useModels } from './use-models.ts';

const TEXTS = { en, ja };

/** The models on this device, and how others come to it; in a panel at the side, beside which the sentence can be edited. */
export function ModelPanel() {
  useTexts(TEXTS);
  const { t } = useTranslation();
  const models = useModels();
  const isOpen = useApp((state) => state.isModelsOpen);
  const setOpen = useApp((state) => state.setModelsOpen);
  const library = useApp((state) => state.library);
  const job = useApp((state) => state.job);
  useEffect(() => {
    // Another tab may have changed it.
    if (isOpen) void models.refresh();
  }, [isOpen, models]);
  return (
    <Dialog.Root open={isOpen} onOpenChange={setOpen} modal={false} disablePointerDismissal>
      <Dialog.Portal>
        <Dialog.Popup className="side-panel model-panel">
          <DialogHead title={t('models.title')} close={t('models.close')} />
          <Dialog.Description className="side-panel-text">{t('models.intro')}</Dialog.Description>
          <News />
          {library && !job && <Interrupted downloads={library.downloads} />}
          <ModelList models={library?.models ?? []} />
          {library?.available === false ? <p className="side-panel-text">{t('models.storage.none')}</p> : <AddModel />}
          {library?.available && <Storage library={library} />}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
