/** Why there is no usable GPU. The page translates these. */
export type NoGpuReason = 'no-webgpu' | 'no-adapter' | 'adapter-failed';

export interface Capabilities {
  readonly webgpu:
    | { readonly available: true; readonly shaderF16: boolean; readonly adapter: string }
    | { readonly available: false; readonly reason: NoGpuReason; readonly detail: string };
  /** SharedArrayBuffer can be had: cross-origin isolated in a browser, always in Node. */
  readonly crossOriginIsolated: boolean;
  readonly hardwareConcurrency: number;
  /** Threads WebAssembly should be given: 1 without cross-origin isolation. */
  readonly threads: number;
}

/** What is used of WebGPU here; TypeScript's libraries don't all have it. */
interface GpuAdapter {
  readonly features: { has(name: string): boolean };
  readonly info?: { readonly vendor?: string; readonly architecture?: string; readonly description?: string };
}
interface Gpu {
  requestAdapter(options?: { powerPreference?: 'high-performance' }): Promise<GpuAdapter | null>;
}
interface Realm {
  readonly navigator?: { readonly gpu?: Gpu; readonly hardwareConcurrency?: number };
  readonly crossOriginIsolated?: boolean;
  readonly SharedArrayBuffer?: unknown;
}

/** More threads than this make a sentence slower, not faster: each operator's work is too small to share. */
const MAX_THREADS = 4;

/**
 * Never throws; safe in a page, a worker and Node.
 * @param realm where to look, the global object by default
 */
export async function probeCapabilities(realm: Realm = globalThis as Realm): Promise<Capabilities> {
  const hardwareConcurrency = Math.max(1, realm.navigator?.hardwareConcurrency ?? 1);
  // Node has no such flag and shares memory freely.
  const isolated = realm.crossOriginIsolated ?? realm.SharedArrayBuffer !== undefined;
  return {
    webgpu: await probeWebGpu(realm.navigator?.gpu),
    crossOriginIsolated: isolated,
    hardwareConcurrency,
    threads: isolated ? Math.min(MAX_THREADS, hardwareConcurrency) : 1,
  };
}

async function probeWebGpu(gpu: Gpu | undefined): Promise<Capabilities['webgpu']> {
  if (gpu === undefined) return { available: false, reason: 'no-webgpu', detail: 'navigator.gpu is not there' };
  try {
    const adapter = await gpu.requestAdapter({ powerPreference: 'high-performance' });
    if (adapter === null)
      return { available: false, reason: 'no-adapter', detail: 'the browser offers no GPU adapter' };
    return { available: true, shaderF16: adapter.features.has('shader-f16'), adapter: adapterName(adapter) };
  } catch (error) {
    return { available: false, reason: 'adapter-failed', detail: String(error) };
  }
}

/** Vendor and architecture as the browser names them; '' when it names neither. */
function adapterName({ info }: GpuAdapter): string {
  const names = [info?.vendor, info?.architecture].filter((part) => part !== undefined && part !== '');
  return names.length > 0 ? names.join(' ') : (info?.description ?? '');
}
