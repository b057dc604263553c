package org.bailiwick.servlet;

import jakarta.servlet.ServletException;
import java.io.IOException;

/** What is done next with a request. */
@FunctionalInterface
public interface Step {
    void take() throws IOException, ServletException;
}
