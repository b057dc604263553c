package org.bailiwick.domain;

import org.bailiwick.event.Reason;
import org.bailiwick.token.VerifiedToken;
import org.bailiwick.verification.Verification;

/** What was said of a credential, where only one kind of answer is right. */
final class Said {
    private Said() {}

    static VerifiedToken accepted(Verification said) {
        return said.fold(
                Verification.Accepted::token,
                rejected -> {
                    throw new AssertionError(rejected.reason());
                },
                notMine -> {
                    throw new AssertionError("not mine");
                },
                unreachable -> {
                    throw new AssertionError(unreachable.reason());
                });
    }

    static Reason rejected(Verification said) {
        return said.fold(
                accepted -> {
                    throw new AssertionError("accepted");
                },
                Verification.Rejected::reason,
                notMine -> {
                    throw new AssertionError("not mine");
                },
                unreachable -> {
                    throw new AssertionError("unreachable: " + unreachable.reason());
                });
    }
}
