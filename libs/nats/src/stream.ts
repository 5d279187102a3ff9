import { streamOf, type Service } from '@fengqiao/contracts/events/envelope';
import {
  DiscardPolicy,
  JetStreamApiCodes,
  JetStreamApiError,
  RetentionPolicy,
  StorageType,
  type JetStreamManager,
} from '@nats-io/jetstream';

const megabytes = 1024 * 1024;
const minutesInNanos = 60 * 1_000_000_000;

/**
 * Makes the stream of a service when it is missing. The stream is a road, not an archive: the owner's database
 * keeps every event and answers for those the road has dropped, so the oldest are discarded when it is full. One
 * that is there stays as it is: its limits are the operator's to change.
 */
export async function ensureStream(
  manager: JetStreamManager,
  service: Service,
  maxBytes = 512 * megabytes,
): Promise<void> {
  const { name, subjects } = streamOf(service);
  if (await isThere(manager, name)) return;
  await manager.streams.add({
    name,
    subjects,
    storage: StorageType.File,
    retention: RetentionPolicy.Limits,
    discard: DiscardPolicy.Old,
    max_bytes: maxBytes,
    duplicate_window: 10 * minutesInNanos,
  });
}

async function isThere(manager: JetStreamManager, name: string): Promise<boolean> {
  try {
    await manager.streams.info(name);
    return true;
  } catch (error) {
    if (error instanceof JetStreamApiError && error.code === JetStreamApiCodes.StreamNotFound) return false;
    throw error;
  }
}
