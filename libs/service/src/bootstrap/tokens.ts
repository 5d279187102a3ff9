/** Injection tokens of what every service is given. */
export const CONFIG = Symbol('config');
export const CLOCK = Symbol('clock');
export const LOGGER = Symbol('logger');
export const METRICS = Symbol('metrics');
