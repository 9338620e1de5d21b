import { join } from 'node:path';

import type { FullConfig } from '@playwright/test';

import { startProduct } from './product.js';
import { announceProduct } from './running-product.js';

/** Starts one product for all tests; gives back how to end it. */
export default async function globalSetup({ projects }: FullConfig): Promise<() => Promise<void>> {
  const { product, stop } = await startProduct(join(projects[0]?.outputDir ?? '.', 'logs'));
  announceProduct(product);
  return stop;
}
