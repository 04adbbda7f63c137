/** Names of the stacks' outputs that commands look for. */

/** ARN of the machine that `npm run restart` starts. */
export const RESTART_OUTPUT = 'RestartMachine';
