package org.bailiwick.login;

import java.util.Locale;
import java.util.Optional;

/** The errors that a consumer can be told (protocols.md, section 5.4). */
enum TicketError {
    /** Our ticket is not of the form that the authority expects. */
    INVALID_REQUEST(400),
    /** We have not shown who we are. */
    INVALID_CONSUMER(401),
    /** We may not call from here, or not ask for that. */
    CONSUMER_NOT_ALLOWED(403),
    /** Our callback is not registered there. */
    INVALID_C_URL(400),
    /** The A_SID is unknown, another consumer's, superseded or revoked. */
    INVALID_ASID(400),
    /** The A_SID is past its A_EXP. */
    ASID_EXPIRED(400),
    /** The code is missing, wrong, or was used before. */
    INVALID_A_CODE(400),
    /** Another refresh was faster. */
    REFRESH_CONFLICT(409),
    /** We ask too often. */
    SLOW_DOWN(429),
    /** The authority cannot do it now. */
    TEMPORARILY_UNAVAILABLE(503);

    private final int status;

    TicketError(int status) {
        this.status = status;
    }

    /** The one that is called so. */
    static Optional<TicketError> of(String code) {
        for (TicketError error : values()) {
            if (error.code().equals(code)) {
                return Optional.of(error);
            }
        }
        return Optional.empty();
    }

    /** What the protocol calls it. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it goes with that status: an error that does not says nothing. */
    boolean isAt(int actual) {
        return status == actual;
    }

    /** Whether it says nothing but that the authority cannot be asked now. */
    boolean isPassing() {
        return this == SLOW_DOWN || this == TEMPORARILY_UNAVAILABLE;
    }

    /** Whether it says that we are not registered there as the file has it. */
    boolean isOurFault() {
        return switch (this) {
            case INVALID_REQUEST, INVALID_CONSUMER, CONSUMER_NOT_ALLOWED, INVALID_C_URL -> true;
            case INVALID_ASID, ASID_EXPIRED, INVALID_A_CODE, REFRESH_CONFLICT, SLOW_DOWN, TEMPORARILY_UNAVAILABLE ->
                false;
        };
    }
}
