import { countOf } from '../fragments/aggregate.ts';

export const CaseCount = countOf('cases').meta({ id: 'CaseCount' });
