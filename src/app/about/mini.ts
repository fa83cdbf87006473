import config from '../../../models/jmed-mini/config.json?raw';
import card from '../../../models/jmed-mini/README.md?raw';
import type { BertConfig } from '../../engine/checkpoint/config.ts';
import { parseMiniCard } from './mini-card.ts';

/** JMed Mini as its own files describe it. */
export const MINI = { config: JSON.parse(config) as BertConfig, card: parseMiniCard(card) };
