package org.bailiwick.sample;

/**
 * A session, as the program has it. Does not print.
 *
 * @param sid {@code a_sid}
 * @param uid {@code a_uid}
 * @param ticket {@code a_ticket}, what the authority has signed about it
 */
record Held(String sid, String uid, String ticket) {
    /** Before there is one. */
    static final Held NONE = new Held("", "", "");

    @Override
    public String toString() {
        return "Held[hidden]";
    }
}
