/** Where the stack of the tests is reached; a port base of its own, so that one that runs beside is left alone. */
export const portBase = Number(process.env['FENGQIAO_WEB_TEST_PORT_BASE'] ?? 7300);
export const baseUrl = `http://127.0.0.1:${portBase}`;
export const intakeUrl = `http://127.0.0.1:${portBase + 1}`;
export const mediationUrl = `http://127.0.0.1:${portBase + 2}`;
/** Its data folder, told to the tests by what has started it. */
export const home = () => process.env['FENGQIAO_WEB_TEST_HOME'] ?? '';
