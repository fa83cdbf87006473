/** What the browser tells of itself and of the device; whatever it doesn't tell is absent. */
export interface BrowserFacts {
  readonly userAgent: string;
  readonly brands?: readonly string[];
  readonly platform?: string;
  readonly isolated: boolean;
  readonly secure: boolean;
  readonly cores?: number;
  /** GiB, rounded by the browser. */
  readonly memory?: number;
  readonly serviceWorker: boolean;
  readonly storage: {
    /** The origin private file system, where models are kept. */
    readonly opfs: boolean;
    /** Bytes. */
    readonly usage?: number;
    readonly quota?: number;
    /** The browser keeps it when the device runs out of room. */
    readonly persisted?: boolean;
  };
  /** Absent where there is no adapter. */
  readonly gpu?: GpuFacts;
}

export interface GpuFacts {
  readonly vendor: string;
  readonly architecture: string;
  readonly description: string;
  readonly features: readonly string[];
  /** Those that models come up against, in bytes or counts. */
  readonly limits: Readonly<Record<string, number>>;
}

const LIMITS = [
  'maxBufferSize',
  'maxStorageBufferBindingSize',
  'maxStorageBuffersPerShaderStage',
  'maxComputeWorkgroupStorageSize',
  'maxComputeInvocationsPerWorkgroup',
] as const;

/** What TypeScript's libraries don't tell of. */
interface Browser extends Navigator {
  readonly deviceMemory?: number;
  readonly userAgentData?: {
    readonly brands: readonly { readonly brand: string; readonly version: string }[];
    readonly platform: string;
  };
}

/** Never throws: what can't be asked is left out. */
export async function browserFacts(): Promise<BrowserFacts> {
  const browser = navigator as Browser;
  const { userAgent, userAgentData, hardwareConcurrency, deviceMemory } = browser;
  const [storage, gpu] = await Promise.all([storageFacts(), gpuFacts()]);
  return {
    userAgent,
    ...(userAgentData && {
      brands: userAgentData.brands.map(({ brand, version }) => `${brand} ${version}`),
      platform: userAgentData.platform,
    }),
    isolated: crossOriginIsolated,
    secure: isSecureContext,
    ...(hardwareConcurrency && { cores: hardwareConcurrency }),
    ...(deviceMemory && { memory: deviceMemory }),
    serviceWorker: (navigator.serviceWorker as ServiceWorkerContainer | undefined)?.controller != null,
    storage,
    ...(gpu && { gpu }),
  };
}

async function storageFacts(): Promise<BrowserFacts['storage']> {
  const storage: Partial<StorageManager> | undefined = navigator.storage;
  const [root, estimate, persisted] = await Promise.all([
    asked(async () => storage?.getDirectory?.()),
    asked(async () => storage?.estimate?.()),
    asked(async () => storage?.persisted?.()),
  ]);
  return {
    opfs: root !== undefined,
    ...(estimate?.usage !== undefined && { usage: estimate.usage }),
    ...(estimate?.quota !== undefined && { quota: estimate.quota }),
    ...(persisted !== undefined && { persisted }),
  };
}

async function gpuFacts(): Promise<GpuFacts | undefined> {
  const gpu: GPU | undefined = navigator.gpu;
  const adapter = await asked(async () => gpu?.requestAdapter({ powerPreference: 'high-performance' }));
  if (!adapter) return undefined;
  const {
    vendor = '',
    architecture = '',
    description = '',
  } = (adapter.info as Partial<GPUAdapterInfo> | undefined) ?? {};
  const limits = LIMITS.flatMap((name) => {
    const limit: unknown = adapter.limits[name];
    return typeof limit === 'number' ? [[name, limit] as const] : [];
  });
  const features = [...adapter.features].sort();
  return { vendor, architecture, description, features, limits: Object.fromEntries(limits) };
}

async function asked<T>(ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask();
  } catch {
    // Switched off by the browser's settings.
    return undefined;
  }
}
