import { billOfMaterials } from './sbom/bill-of-materials.ts';

process.stdout.write(`${JSON.stringify(await billOfMaterials(), null, 2)}\n`);
