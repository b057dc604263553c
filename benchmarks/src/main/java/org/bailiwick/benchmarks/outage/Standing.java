package org.bailiwick.benchmarks.outage;

/** Whether the authority could be asked while a request was on its way. */
enum Standing {
    /** It was there all the time. */
    WELL,
    /** It was away all the time. */
    DOWN,
    /** It went or came meanwhile, or is back and the gateway may still rest from asking. */
    UNSURE
}
