package org.bailiwick.jose;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.bailiwick.token.Claims;
import org.bailiwick.token.Grants;
import org.bailiwick.token.Scopes;

/**
 * The claims in which an issuer says what its tokens permit (AT-9).
 *
 * @param scopes the claim that holds scopes, as a space-separated text or an array (TE-4)
 * @param grants claims whose texts are grants; a dot leads into an object
 */
public record PermissionClaims(String scopes, List<String> grants) {
    public PermissionClaims {
        Objects.requireNonNull(scopes, "scopes");
        grants = List.copyOf(grants);
    }

    /** Whether scopes are said in a form that can be read, or not at all. */
    public boolean areReadableIn(Claims claims) {
        return claims.get(scopes).isEmpty() || StandardClaims.isTextOrTexts(claims, scopes);
    }

    /**
     * Whether all that is said is understood, so that nothing can be in it that another reader would find: each scope is a scope
     * token, and each grant a text.
     */
    public boolean areWhollyReadableIn(Claims claims) {
        return claims.get(scopes).filter(said -> !isScopes(said)).isEmpty()
                && grants.stream().flatMap(path -> claims.getAt(path).stream()).allMatch(StandardClaims::isTextOrTexts);
    }

    private static boolean isScopes(Object said) {
        return said instanceof String list
                ? Stream.of(list.split(" ", -1)).allMatch(token -> token.isEmpty() || Scopes.isScopeToken(token))
                : said instanceof List<?> items
                        && items.stream().allMatch(item -> item instanceof String token && Scopes.isScopeToken(token));
    }

    /** The scopes that are said; what is no scope token grants nothing. */
    public Scopes scopesOf(Claims claims) {
        return claims.text(scopes)
                .map(Scopes::parse)
                .orElseGet(() -> Scopes.of(claims.texts(scopes).stream()
                        .filter(Scopes::isScopeToken)
                        .toList()));
    }

    /** The grants that are said. */
    public Grants grantsOf(Claims claims) {
        return Grants.granted(
                grants.stream().flatMap(path -> claims.textsAt(path).stream()).toList());
    }
}
