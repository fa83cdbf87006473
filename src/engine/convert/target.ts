import type { Checkpoint } from '../checkpoint/checkpoint.ts';
import type { GraphBuilder } from './graph-builder.ts';

/** A matrix of the checkpoint, [outputs, inputs], as x ↦ x·Wᵀ. */
export interface Matrix {
  /** Its tensors in the checkpoint, stacked along the outputs. */
  readonly tensors: readonly string[];
  readonly outputs: number;
  readonly inputs: number;
  /** Its rounding changes the logits more than most. */
  readonly sensitive: boolean;
}

/** What of the checkpoint's shape a target must know. */
export interface Embedding {
  /** The tensor's name. */
  readonly tensor: string;
  readonly vocab: number;
  readonly hidden: number;
}

/** How weights are stored, and which operators compute with them. The rest of the graph is the same for all. */
export interface Target {
  /** Type of activations, biases and norms. */
  readonly float: 'float32' | 'float16';
  /** The file is to run where a matrix multiplication of three times the width beats three of them. */
  readonly fuseQkv: boolean;
  /** Its weights are rounded by what inputs they are given. */
  readonly calibrated: boolean;
  /** @throws UnsupportedConfigError when the checkpoint's shape has no such encoding */
  check(checkpoint: Checkpoint): void;
  /** @returns [B, S, H], the embeddings of ids [B, S] */
  embed(graph: GraphBuilder, ids: string, embedding: Embedding): string;
  /** @returns x·Wᵀ, without bias: that is added by the operator that follows */
  linear(graph: GraphBuilder, name: string, x: string, matrix: Matrix): string;
  /** @returns x·Eᵀ + bias [M, V]; E's bytes are shared with `embed` where it is the same tensor */
  decode(graph: GraphBuilder, x: string, embedding: Embedding, bias: string): string;
}
