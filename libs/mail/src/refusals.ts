/** The letter was not taken, and may be another time. */
export class NotTaken extends Error {
  constructor(
    message: string,
    /** The server is away or will have nothing of ours: no letter of anybody goes, and none must be lost by it. */
    readonly isServerAway: boolean,
  ) {
    super(message);
  }
}

/** What nodemailer tells of where in the dialogue it went wrong, and what the server said. */
interface SmtpTrouble {
  readonly code?: unknown;
  readonly responseCode?: unknown;
  readonly command?: unknown;
}

/** Where the server speaks of this letter, and not of us. */
const aboutTheLetter = ['RCPT TO', 'DATA'];
const serviceCloses = 421;
const tooLarge = 552;

/**
 * For good, and of this letter alone: its recipient or what stands in it. What the server has against us (a login that
 * is missing or wrong, our own address, the order of our words) is ours to put right, and no letter's fault.
 */
export function isRefusedForGood(error: unknown): boolean {
  const { code, responseCode, command } = troubleOf(error);
  const status = Number(responseCode) || 0;
  // nodemailer itself: no address, or a letter longer than the server has said it takes.
  if (command === 'API' && code === 'EENVELOPE') return true;
  if (command === 'MAIL FROM') return status === tooLarge || (code === 'EMESSAGE' && status === 0);
  return aboutTheLetter.includes(String(command)) && isPermanent(status);
}

export function notTaken(error: unknown): NotTaken {
  const { code, responseCode, command } = troubleOf(error);
  const status = Number(responseCode) || 0;
  const isOfLetter =
    aboutTheLetter.includes(String(command)) && status >= 400 && status < 500 && status !== serviceCloses;
  const codes = [code, responseCode].filter((each) => each !== undefined).join(' ');
  // Its own words name the address, and errors are logged.
  return new NotTaken(`the mail server did not take it: ${codes || 'unknown'}`, !isOfLetter);
}

/** 503 is of our order, 530 to 539 of our login. */
function isPermanent(status: number): boolean {
  return status >= 500 && status < 600 && status !== 503 && Math.floor(status / 10) !== 53;
}

function troubleOf(error: unknown): SmtpTrouble {
  return typeof error === 'object' && error !== null ? error : {};
}
