package org.bailiwick.testkit;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;

/** What a healthy endpoint says. */
@FunctionalInterface
public interface Answerer {
    Reply answer(HttpExchange exchange) throws IOException;
}
