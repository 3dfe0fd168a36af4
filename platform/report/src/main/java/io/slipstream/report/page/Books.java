package io.slipstream.report.page;

import io.slipstream.report.block.Ink;
import io.slipstream.report.page.RunPage.Book;
import java.util.ArrayList;
import java.util.List;

/** The books of a run with the ink that each has in every chart. */
final class Books {
  private Books() {}

  /** The total, the pods unless the only one is the total, the benchmark. */
  static List<Inked> all(RunPage page) {
    List<Inked> books = new ArrayList<>();
    books.add(new Inked(page.total(), Ink.TOTAL));
    books.addAll(pods(page));
    if (page.benchmark() != null) {
      books.add(new Inked(page.benchmark(), Ink.BENCHMARK));
    }
    return books;
  }

  /** The pods, none when there is only one: it is the total. */
  static List<Inked> pods(RunPage page) {
    List<Inked> pods = new ArrayList<>();
    for (int i = 0; i < page.pods().size() && page.pods().size() > 1; i++) {
      pods.add(new Inked(page.pods().get(i), Ink.part(i)));
    }
    return pods;
  }

  record Inked(Book book, Ink ink) {
    String name() {
      return book.name();
    }
  }
}
