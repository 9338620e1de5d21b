import { expect, type Locator } from '@playwright/test';

/**
 * Writes into a field for numbers. On focus the field puts its caret where it belongs, a moment later than
 * `fill` has marked the old number: then the new one is written beside it, so it is looked at.
 */
export async function writeNumber(field: Locator, value: number): Promise<void> {
  await expect(async () => {
    await field.fill(String(value));
    expect(Number.parseInt(await field.inputValue(), 10)).toBe(value);
  }).toPass();
}
