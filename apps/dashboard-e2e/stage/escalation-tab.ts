import { expect, type Locator, type Page } from '@playwright/test';

import { RuleForm } from './rule-form.js';
import { writeNumber } from './write-number.js';

/** The escalation of one policy: its rules from first to last. */
export class EscalationTab {
  readonly rules: Locator;
  readonly form: RuleForm;

  constructor(private readonly page: Page) {
    this.rules = page
      .getByRole('listitem')
      .filter({ has: page.getByRole('heading', { level: 2 }) });
    this.form = new RuleForm(page);
  }

  async addRule(people: readonly string[], seconds: number): Promise<void> {
    await this.page.getByRole('button', { name: 'Add rule' }).click();
    for (const name of people) await this.form.choose(name);
    await writeNumber(this.form.seconds, seconds);
    await this.form.save();
    await expect(this.form.root).toBeHidden();
  }

  /** One of the buttons of a rule, such as `Move rule 2 up`. */
  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  /** Drags a rule by its grip to where another one stands, as a hand does: not in one leap. */
  async dragRule(from: number, to: number): Promise<void> {
    const { mouse } = this.page;
    await this.button(`Drag rule ${from}`).hover();
    await mouse.down();
    const target = await this.button(`Drag rule ${to}`).boundingBox();
    if (target === null) throw new Error(`Rule ${to} has no grip.`);
    await mouse.move(target.x + target.width / 2, target.y, { steps: 20 });
    await mouse.up();
  }

  /** Whom the rules name, rule after rule. */
  async expectOrder(names: readonly string[]): Promise<void> {
    await expect(this.rules).toContainText(names.map((name) => new RegExp(name)));
  }
}
