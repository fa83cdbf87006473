/** The folder of storage/model-library.ts. */
const MODELS = 'jmed-mask-models';

/** Whether the page has ever kept a model or a part of one in this browser. */
export async function keepsModels(): Promise<boolean> {
  const storage: Partial<StorageManager> | undefined = navigator.storage;
  try {
    const root = await storage?.getDirectory?.();
    await root?.getDirectoryHandle(MODELS);
    return root !== undefined;
  } catch {
    // There is no such folder, or none may be looked for.
    return false;
  }
}
