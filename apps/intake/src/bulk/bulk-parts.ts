import { BulkActRow, BulkStepRow } from './bulk.entities.ts';
import { BulkHandler } from './bulk.handler.ts';
import { BulkReader } from './bulk.reader.ts';
import { BulkStepsHandler } from './bulk-steps.handler.ts';
import { BulkWorkflows } from './bulk.workflows.ts';
import { PreviewBulkReader } from './preview-bulk.reader.ts';

export const bulkEntities = [BulkActRow, BulkStepRow];

export const bulkProviders = [BulkHandler, BulkReader, PreviewBulkReader, BulkStepsHandler, BulkWorkflows];
