package org.bailiwick.domain;

import java.util.Optional;
import java.util.function.Predicate;
import org.bailiwick.store.FactCache;
import org.bailiwick.store.FactCache.Figures;
import org.bailiwick.store.TokenHash;
import org.bailiwick.verification.Verification;

/**
 * Which domain has once accepted a token, where the token itself does not say whose it is. That is still known when what
 * was said has been forgotten, so that a token is not shown to strangers again. It lets no domain be asked; it only leaves others out.
 */
final class Owners {
    /** What a hash, a reference and their places take, roughly. */
    private static final int BYTES_OVERHEAD = 200;

    private final Ages ages = new Ages();
    private final FactCache<Owner> owners;

    /** @param maximumBytes how much memory it may take; the least used are forgotten first */
    Owners(long maximumBytes) {
        this.owners = new FactCache<>("owners", maximumBytes, Owner::bytes);
    }

    /** The name of the domain that has accepted the token. */
    Optional<String> of(TokenHash token) {
        return owners.recall(token).map(Owner::domain);
    }

    /**
     * Remembers who accepted the token, if anybody did, and if it was asked after the latest eviction.
     *
     * @param askedIn the {@link #age} in which the question was put
     */
    void learn(TokenHash token, Verification said, long askedIn) {
        said.fold(
                accepted -> {
                    Owner owner = new Owner(
                            accepted.token().domain(), accepted.token().subject());
                    ages.remember(token, askedIn, () -> owners.remember(token, owner));
                    return true;
                },
                rejected -> false,
                notMine -> false,
                unreachable -> false);
    }

    /** The age that a question put now about that token belongs to. */
    long age(TokenHash token) {
        return ages.now(token);
    }

    void forget(TokenHash token) {
        ages.turn();
        owners.forget(token);
    }

    void forgetDomain(String domain) {
        ages.turn();
        owners.forgetIf(owner -> owner.domain().equals(domain));
    }

    void forgetSubject(Predicate<String> subject) {
        ages.turn();
        owners.forgetIf(owner -> subject.test(owner.subject()));
    }

    Figures figures() {
        return owners.figures();
    }

    /**
     * Who accepted a token, and whose it is.
     *
     * @param domain the domain's name
     * @param subject of whom it said that the token is, for evictions
     */
    private record Owner(String domain, String subject) {
        int bytes() {
            return BYTES_OVERHEAD + 2 * subject.length();
        }

        /** Without the subject. */
        @Override
        public String toString() {
            return "Owner[domain=" + domain + "]";
        }
    }
}
