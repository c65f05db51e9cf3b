/** Reading, writing and screening catalogs of services and their tools. */
@NullMarked
package io.tdscaling.core.catalog;

import org.jspecify.annotations.NullMarked;
