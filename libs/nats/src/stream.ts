import { streamOf, type Service } from '@fengqiao/contracts/events/envelope';
import { DiscardPolicy, RetentionPolicy, StorageType, type JetStreamManager } from '@nats-io/jetstream';

const megabytes = 1024 * 1024;
const minutesInNanos = 60 * 1_000_000_000;

/**
 * Makes the stream of a service when it is missing. The stream is a road, not an archive: the owner's database
 * keeps every event and answers for those the road has dropped, so the oldest are discarded when it is full.
 */
export async function ensureStream(
  manager: JetStreamManager,
  service: Service,
  maxBytes = 512 * megabytes,
): Promise<void> {
  const { name, subjects } = streamOf(service);
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
