import type { Request } from 'express';
import type { Language } from '@fengqiao/contracts/problem';

/** The one of our languages that `Accept-Language` likes best; Chinese where it likes none. */
export function languageOf(request: Request): Language {
  return request.acceptsLanguages(['zh-CN', 'zh', 'en']) === 'en' ? 'en' : 'zh-CN';
}
