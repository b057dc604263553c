/** Where an issuer's keys come from and how long they are believed. */
@NullMarked
package org.bailiwick.keys;

import org.jspecify.annotations.NullMarked;
