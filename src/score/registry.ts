import type { Indicator } from './types';

/** Every judgement that the house can make. Which of them count, and for how much, stands in the playbook. */
export const indicators: readonly Indicator[] = [];
