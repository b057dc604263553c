package org.bailiwick.config;

import java.util.Optional;
import java.util.function.Predicate;
import org.bailiwick.request.RequestPath;

/** Paths at which something is served, written as they are when a request for them has been brought into its normal form. */
final class ServedPath {
    private ServedPath() {}

    /** A path, which may be the root. */
    static Kind<String> orRoot(String example) {
        return Scalar.text(
                "a path in normal form, such as " + example,
                Schemas.matching("/[^%?#\\s]*"),
                text -> Optional.of(text).filter(ServedPath::isNormal));
    }

    /** A path that is not the root, and passes the test. */
    static Kind<String> like(String example, Predicate<RequestPath> test) {
        return Scalar.text(
                "a path in normal form, such as " + example,
                Schemas.matching("/[^%?#\\s]+"),
                text -> Optional.of(text).filter(written -> isServable(written, test)));
    }

    private static boolean isServable(String text, Predicate<RequestPath> test) {
        return isNormal(text)
                && RequestPath.of(text)
                        .filter(path -> !path.segments().isEmpty())
                        .filter(test)
                        .isPresent();
    }

    private static boolean isNormal(String text) {
        return RequestPath.of(text).map(RequestPath::toString).equals(Optional.of(text));
    }
}
