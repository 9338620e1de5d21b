import { Injectable } from '@nestjs/common';

import { CarrierErasures } from './carrier-erasures.service.js';
import { ErasedCalls } from './erased-calls.service.js';
import { ErasedEntries } from './erased-entries.service.js';
import { ErasureEnd } from './erasure-end.service.js';
import { ErasuresRepository } from './erasures.repository.js';

/** Erases a caller: everything that can be erased now, as often as it takes. Two at the same one do no harm. */
@Injectable()
export class Erasure {
  constructor(
    private readonly repository: ErasuresRepository,
    private readonly entries: ErasedEntries,
    private readonly calls: ErasedCalls,
    private readonly carrier: CarrierErasures,
    private readonly end: ErasureEnd,
  ) {}

  async goOn(erasureId: string): Promise<void> {
    const erasure = await this.repository.findUnderWay(erasureId);
    if (erasure === undefined) return;
    await this.entries.eraseAll(erasure);
    const callsLeft = await this.calls.eraseAll(erasure);
    await this.repository.reportUnderWay(erasureId, callsLeft);
    await this.carrier.ask(erasureId);
    if (callsLeft === 0 && (await this.carrier.isDone(erasureId))) await this.end.tell(erasure);
  }
}
