import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Clock, ManualClock } from '../../../src/clock/index.js';
import { SqliteBackend } from '../../../src/store/index.js';
import { recordingLogger } from '../../helpers/recording-logger.js';

/** A file in a folder of its own, and the processes that have it open. */
export class SqliteWorld {
  readonly clock = new ManualClock();
  readonly logger = recordingLogger();
  readonly folder = mkdtempSync(join(tmpdir(), 'wecom-sqlite-'));
  readonly path = join(this.folder, 'data', 'wecom.db');
  readonly #backends: SqliteBackend[] = [];

  /** The file as one more process sees it. */
  open(clock: Clock = this.clock): SqliteBackend {
    const backend = new SqliteBackend(this.path, { clock, logger: this.logger });
    this.#backends.push(backend);
    return backend;
  }

  readonly pass = (ms: number): Promise<void> => this.clock.advance(ms);

  readonly close = async (): Promise<void> => {
    for (const backend of this.#backends) await backend.close();
    rmSync(this.folder, { recursive: true });
  };
}
