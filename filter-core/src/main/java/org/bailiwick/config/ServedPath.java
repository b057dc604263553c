package org.bailiwick.config;

import java.util.Optional;
import java.util.function.Predicate;
import org.bailiwick.request.RequestPath;

/** Paths at which something is served, written as they are when a request for them has been brought into its normal form. */
final class ServedPath {
    private ServedPath() {}

    /** A path that is not the root, and passes the test. */
    static Kind<String> like(String example, Predicate<RequestPath> test) {
        return Scalar.text(
                "a path in normal form, such as " + example,
                Schemas.matching("/[^%?#\\s]+"),
                text -> Optional.of(text).filter(written -> isServable(written, test)));
    }

    private static boolean isServable(String text, Predicate<RequestPath> test) {
        return RequestPath.of(text)
                .filter(path -> path.toString().equals(text))
                .filter(path -> !path.segments().isEmpty())
                .filter(test)
                .isPresent();
    }
}
