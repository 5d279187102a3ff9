/** Every workflow a worker can run, under the name that Temporal knows it by. */
export { ladder } from './ladder.workflow.ts';
export { reproject } from './reproject.workflow.ts';
export { bulk } from './bulk.workflow.ts';
export { messages, notices } from './notices.workflow.ts';
export { closePeriod } from './close-period.workflow.ts';
export { closeHistory } from './close-history.workflow.ts';
export { consult } from './consult.workflow.ts';
export { digest } from './digest.workflow.ts';
