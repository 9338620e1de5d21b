import type { CompiledLayer, CompiledSchedule } from './compiled-schedule.js';
import { applyOverrides, type OnCall } from './overrides.js';
import type { Cover } from './rotation-cover.js';
import type { Instant, PersonId } from './schedule.js';
import type { WallMinute } from './wall-time.js';

/** Who is on call from the moment asked about up to `until`, where something may change. */
export interface Piece extends OnCall {
  readonly until: Instant;
}

interface Now {
  readonly at: Instant;
  readonly reached: WallMinute;
}

interface LayersSay {
  readonly people: readonly PersonId[];
  readonly layerIds: readonly string[];
  readonly until: Instant;
}

const nothing: readonly never[] = [];
const noLayers: LayersSay = { people: nothing, layerIds: nothing, until: Infinity };

/** Walks through a schedule forward, from whichever moment is asked about to the next. */
export class Timeline {
  /** What each layer said last; it holds until its own `until`. */
  private readonly covers: (Cover | undefined)[] = [];

  constructor(private readonly schedule: CompiledSchedule) {}

  /** @param at no earlier than the moment of the last question. */
  pieceAt(at: Instant): Piece {
    const { overrides, creation, inOrder } = this.schedule;
    const active = overrides.at(at);
    // Then the layers do not matter, and need not be asked.
    const isAllReplaced = active.some(({ kind }) => kind === 'replace-all');
    const layers = isAllReplaced ? noLayers : this.layersAt(at);
    const until = Math.min(layers.until, overrides.nextEdge(at));
    if (active.length === 0) {
      const kind = layers.people.length === 0 ? 'gap' : 'layer';
      const reason = { kind, layerIds: layers.layerIds, overrideIds: nothing } as const;
      return { people: layers.people, reason, until };
    }
    active.sort((a, b) => (creation.get(a) ?? 0) - (creation.get(b) ?? 0));
    const { people, reason } = applyOverrides(layers.people, layers.layerIds, active);
    return { people: people.length > 1 ? inOrder(people) : people, reason, until };
  }

  private layersAt(at: Instant): LayersSay {
    const covering: { layer: CompiledLayer; people: readonly PersonId[] }[] = [];
    const oneWins = this.schedule.mode === 'one-wins';
    const reached = this.schedule.clock.reachedAt(at);
    let until = Infinity;
    for (const [index, layer] of this.schedule.layers.entries()) {
      const cover = this.coverOf(index, layer, { at, reached });
      until = Math.min(until, cover.until);
      if (cover.people === undefined) continue;
      covering.push({ layer, people: cover.people });
      // Lower layers do not matter, and need not be asked.
      if (oneWins) break;
    }
    const [first] = covering;
    if (first === undefined) return { ...noLayers, until };
    if (covering.length === 1) {
      return { people: first.people, layerIds: first.layer.reasonIds, until };
    }
    return {
      people: this.schedule.inOrder(covering.flatMap(({ people }) => people)),
      layerIds: covering.map(({ layer }) => layer.id),
      until,
    };
  }

  private coverOf(index: number, { cover }: CompiledLayer, now: Now): Cover {
    const known = this.covers[index];
    if (known !== undefined && now.at < known.until) return known;
    const fresh = cover.coverAt(now.at, now.reached);
    this.covers[index] = fresh;
    return fresh;
  }
}
