/** Why there is no usable GPU, or none with 16-bit floats. The page translates these. */
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

/** Never throws; safe in a page, a worker and Node. */
export declare function probeCapabilities(): Promise<Capabilities>;
