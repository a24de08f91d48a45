package com.segmailer.server.postgres;

/** Makes one value of one row. */
@FunctionalInterface
public interface RowReader<T> {

  T read(Row row);
}
