// Loaded into the stack's processes before anything else: the time of day, wrong by as much as a file says. The
// services know the time by `Date.now()` alone, so to them the machine's clock has been set.
import { readFileSync } from 'node:fs';

const file = process.env.FENGQIAO_CLOCK_OFFSET_FILE;
const trueNow = Date.now.bind(Date);
let offset = 0;

function look() {
  try {
    offset = Number(readFileSync(file, 'utf8')) || 0;
  } catch {
    offset = 0;
  }
}

if (file) {
  look();
  setInterval(look, 100).unref();
  Date.now = () => trueNow() + offset;
}
