package org.bailiwick.introspection;

import java.util.ArrayList;
import java.util.List;
import org.bailiwick.event.Reason;
import org.bailiwick.jose.Reading;
import org.bailiwick.token.Claims;
import org.bailiwick.token.Issuer;

/** Reads through whom an authority's word on a foreign token has come: {@code path} within {@code federation}. */
final class FederationPath {
    /** How many domains may have passed a word on. */
    static final int MOST = 10;

    private static final int LONGEST = 512;

    private FederationPath() {}

    /**
     * Those who have vouched, the token's home first and the speaker last.
     *
     * @param federator whom the speaker has asked, which the path must end with
     * @param speaker who gave the answer, which the path must not name
     */
    static Reading<List<Issuer>, Reason> read(Claims federation, Issuer federator, Issuer speaker) {
        List<String> path =
                federation.get("path").filter(List.class::isInstance).isPresent()
                        ? federation.texts("path")
                        : List.of();
        boolean isWhole = !path.isEmpty()
                && path.size() <= MOST
                && path.stream().allMatch(FederationPath::isIssuer)
                && path.stream().distinct().count() == path.size()
                && path.get(path.size() - 1).equals(federator.value())
                && !path.contains(speaker.value());
        if (!isWhole) {
            return new Reading.Refused<>(Reason.TOKEN_CLAIM_MALFORMED);
        }
        List<Issuer> vouchers = new ArrayList<>(path.stream().map(Issuer::new).toList());
        vouchers.add(speaker);
        return new Reading.Read<>(List.copyOf(vouchers));
    }

    /** Visible ASCII; a fragment would make qualified names ambiguous. */
    private static boolean isIssuer(String text) {
        return !text.isEmpty()
                && text.length() <= LONGEST
                && text.chars().allMatch(c -> c > ' ' && c <= '~' && c != '#');
    }
}
