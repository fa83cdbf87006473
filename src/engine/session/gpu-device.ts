import { RuntimeError } from '../errors.ts';

/** What is used of WebGPU here; not every TypeScript library has it. */
interface Adapter {
  readonly features: { has(name: string): boolean };
  readonly limits: Readonly<Record<string, number | undefined>>;
  readonly info?: { readonly subgroupMinSize?: number };
  requestDevice(descriptor: {
    readonly requiredFeatures: readonly string[];
    readonly requiredLimits: Readonly<Record<string, number>>;
  }): Promise<GpuDevice>;
}
interface Gpu {
  requestAdapter(options: { readonly powerPreference: 'high-performance' }): Promise<Adapter | null>;
}

export interface GpuDevice {
  readonly lost: Promise<{ readonly reason: string; readonly message: string }>;
  destroy(): void;
}

/** What onnxruntime's kernels make use of where there is more than WebGPU grants by default. */
const LIMITS = [
  'maxBufferSize',
  'maxStorageBufferBindingSize',
  'maxStorageBuffersPerShaderStage',
  'maxBindGroups',
  'maxComputeWorkgroupStorageSize',
  'maxComputeInvocationsPerWorkgroup',
  'maxComputeWorkgroupSizeX',
  'maxComputeWorkgroupSizeY',
  'maxComputeWorkgroupSizeZ',
  'maxComputeWorkgroupsPerDimension',
] as const;

/** onnxruntime's attention over 32 tokens or more is wrong, without any error, on subgroups smaller than this. */
const SMALLEST_SUBGROUP = 8;

/**
 * A device for onnxruntime, made here so that its loss can be told and so that it has no subgroups where onnxruntime's
 * attention would compute wrong results with them.
 * @throws RuntimeError when there is no adapter or no device
 */
export async function requestGpuDevice(
  gpu: Gpu | undefined = (globalThis as { navigator?: { gpu?: Gpu } }).navigator?.gpu,
): Promise<GpuDevice> {
  const adapter = await gpu?.requestAdapter({ powerPreference: 'high-performance' });
  if (!adapter) throw new RuntimeError('webgpu', 'there is no GPU adapter');
  const requiredLimits: Record<string, number> = {};
  for (const limit of LIMITS) {
    const value = adapter.limits[limit];
    if (value !== undefined) requiredLimits[limit] = value;
  }
  try {
    return await adapter.requestDevice({ requiredFeatures: features(adapter), requiredLimits });
  } catch (cause) {
    throw new RuntimeError('webgpu', `no GPU device: ${String(cause)}`, { cause });
  }
}

function features({ features, info }: Adapter): string[] {
  const wanted = ['shader-f16'];
  // An adapter that doesn't tell the size may have any.
  if ((info?.subgroupMinSize ?? 0) >= SMALLEST_SUBGROUP) wanted.push('subgroups');
  return wanted.filter((name) => features.has(name));
}
