/** PostgreSQL: the server we start ourselves, the pool, a thin layer over JDBC, migrations. Knows no feature. */
@NullMarked
package com.segmailer.server.postgres;

import org.jspecify.annotations.NullMarked;
