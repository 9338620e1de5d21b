import type { Product } from './product.js';

const variable = 'RINGDOWN_BROWSER_TESTS';

/** Tells the workers, which inherit the environment, where the product is. */
export function announceProduct(product: Product): void {
  process.env[variable] = JSON.stringify(product);
}

/** The product that the global set-up started. */
export function runningProduct(): Product {
  const announced = process.env[variable];
  if (announced === undefined) throw new Error('The product has not been started.');
  return JSON.parse(announced) as Product;
}
