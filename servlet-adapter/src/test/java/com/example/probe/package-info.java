/** An application of the servlet API that knows of no guard, except where it looks up what the guard found out. */
@NullMarked
package com.example.probe;

import org.jspecify.annotations.NullMarked;
