package org.bailiwick.testkit.asid;

import java.time.Instant;

/**
 * An A_SID that is or was good. Does not print.
 *
 * @param sid the A_SID
 * @param family the session it belongs to
 * @param expires A_EXP
 */
record Issued(String sid, Family family, Instant expires) {
    @Override
    public String toString() {
        return "Issued[hidden]";
    }
}
