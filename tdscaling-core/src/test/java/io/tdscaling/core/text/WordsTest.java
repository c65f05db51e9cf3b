package io.tdscaling.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {
  @ParameterizedTest
  @CsvSource({
    "get_order_by_id, get order by id",
    "getOrderByID, get order by id",
    "HTMLParser, html parser",
    "list-all.the/things, list all the things",
    "order2ship, order2ship",
    "v2Users, v2 users",
    "__x__, x",
    "'', ''",
    "---, ''",
    "查询订单, 查询订单",
    "查询_订单, 查询 订单",
    "हिन्दी_id, हिन्दी id",
    "prénomÉlève, prénomélève"
  })
  void spaced_identifier_isItsWords(String identifier, String words) {
    assertThat(Words.spaced(identifier)).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource({
    "orders, order",
    "companies, company",
    "boxes, box",
    "searches, search",
    "caches, cache",
    "addresses, address",
    "statuses, status",
    "responses, response",
    "databases, database",
    "people, person",
    "indices, index",
    "shelves, shelf",
    "status, status",
    "process, process",
    "news, news",
    "gas, gas",
    "data, data",
    "order, order"
  })
  void singular_noun_isOne(String plural, String singular) {
    assertThat(Words.singular(plural)).isEqualTo(singular);
  }

  @ParameterizedTest
  @CsvSource({
    "order, orders",
    "company, companies",
    "day, days",
    "box, boxes",
    "batch, batches",
    "address, addresses",
    "process, processes",
    "status, statuses",
    "class, classes",
    "bus, buses",
    "analysis, analyses",
    "diagnosis, diagnoses",
    "alias, aliases",
    "person, people",
    "shelf, shelves",
    "news, news",
    "data, data",
    "settings, settings"
  })
  void plural_noun_isMany(String singular, String plural) {
    assertThat(Words.plural(singular)).isEqualTo(plural);
    assertThat(Words.singular(plural)).isEqualTo(singular);
  }

  @ParameterizedTest
  @CsvSource({
    "order, an order",
    "invoice, an invoice",
    "report, a report",
    "user, a user",
    "unit, a unit",
    "uninstaller, an uninstaller",
    "utility, a utility",
    "usage report, a usage report",
    "url, a url",
    "europe trip, a europe trip",
    "one time code, a one time code",
    "hour, an hour",
    "html page, an html page",
    "sms, an sms",
    "smsgateway, a smsgateway",
    "'', 'a '"
  })
  void withArticle_phrase_soundsRight(String phrase, String said) {
    assertThat(Words.withArticle(phrase)).isEqualTo(said);
  }
}
