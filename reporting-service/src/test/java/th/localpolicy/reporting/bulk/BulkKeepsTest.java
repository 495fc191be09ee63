package th.localpolicy.reporting.bulk;

import java.time.LocalDate;
import java.util.List;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;

import th.localpolicy.reporting.Stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

/** A file takes nothing away unseen, and may hold what districts sent to their province another way. */
@QuarkusTest
@Stack
class BulkKeepsTest extends BulkFixture {

    private static final String TWO = "reporter,activities[0].type,activities[0].title,activities[1].type,"
            + "activities[1].title,activities[1].place,results\n";

    private static final String BOTH = "D3604,EVENT,แรก,EVENT,สอง,ตลาด,ดี\n";

    private String kept() {
        return one("select jsonb_array_length(v.report -> 'activities') from submission s join submission_version v"
                + " on v.submission_id = s.id and v.number = s.content_version");
    }

    @Test
    void a_line_that_has_no_room_for_all_of_the_report_is_refused_and_nothing_is_lost() {
        owed("D3604", "P36");
        csv("D3604", TWO + BOTH).body("counts.created", equalTo(1));
        csv(
                        "D3604",
                        "reporter,activities[0].type,activities[0].title,activities[0].place,results\nD3604,EVENT,ใหม่,,ดี\n")
                .body("counts.refused", equalTo(1), "items[0].problem", equalTo("wrong-state"))
                .body("items[0].why.th", containsString("ให้ส่งออกรายงานใหม่"))
                .body("items[0].faults[0].column", equalTo("กิจกรรม"))
                .body("items[0].faults[0].en", equalTo("the report has 2 of them, the file columns for 1 only"));
        csv("D3604", TWO.replace(",results", "") + "D3604,EVENT,แรก,EVENT,ใหม่,ตลาด\n")
                .body("items[0].faults.column", equalTo(List.of("ผลการดำเนินงานเทียบแผน")));
        assertThat(kept()).isEqualTo("2");
        assertThat(one("select count(*) from submission_version")).isEqualTo("1");
    }

    @Test
    void what_has_its_columns_may_be_emptied_and_nothing_done_says_so_for_all() {
        owed("D3604", "P36");
        csv("D3604", TWO + BOTH).body("counts.created", equalTo(1));
        csv("D3604", TWO + BOTH).body("counts.unchanged", equalTo(1));
        csv("D3604", TWO + "D3604,EVENT,แรก,,,,\n").body("counts.corrected", equalTo(1));
        assertThat(kept()).isEqualTo("1");
        sql("update submission set status = 'RETURNED'");
        sql("update obligation set status = 'RETURNED'");
        csv("D3604", TWO + "D3604,EVENT,แรก,,,,\n").body("counts.unchanged", equalTo(1));
        assertThat(one("select status from submission")).isEqualTo("RETURNED");
        csv("D3604", "reporter,nil\nD3604,ใช่\n").body("counts.corrected", equalTo(1));
    }

    @Test
    void who_may_see_a_report_may_send_it_again_unchanged_and_change_it_only_as_its_office() {
        owed("D3604", "P36");
        csv("D3604", TWO + BOTH).body("counts.created", equalTo(1));
        csv("P36", TWO + BOTH).body("counts.unchanged", equalTo(1));
        csv("P36", TWO + "D3604,EVENT,อื่น,,,,\n")
                .body("items[0].problem", equalTo("outside-your-office"))
                .body("items[0].why.th", containsString("receivedVia"));
        csv("D3605", TWO + BOTH).body("items[0].problem", equalTo("outside-your-office"));
        assertThat(one("select count(*) from submission_version")).isEqualTo("1");
    }

    @Test
    void a_province_hands_in_what_its_districts_sent_on_paper() {
        owed("D3604", "P36", "2025-01", LocalDate.of(2025, 1, 20));
        owed("D3605", "P36", "2025-01", LocalDate.of(2025, 1, 20));
        csv("P36", "reporter,nil\nD3604,true\n")
                .body("items[0].problem", equalTo("outside-your-office"))
                .body("items[0].why.en", containsString("receivedVia"));
        csv("P36", "รหัสหน่วยงาน,nil,ช่องทางที่รับ,รับเมื่อ (พ.ศ.)\nD3604,ใช่,หนังสือ,20/1/2568\nD3605,ใช่,LINE,\n")
                .body("counts.created", equalTo(2));
        assertThat(rows("select received_via, days_late = 0 from submission order by received_via"))
                .isEqualTo(List.of(List.of("LINE", false), List.of("PAPER", true)));
        send("P36", NDJSON, utf8("{\"reporter\":\"D3604\",\"report\":{\"nil\":true},\"receivedVia\":\"PAPER\"}\n"))
                .body("counts.unchanged", equalTo(1));
    }

    @Test
    void a_way_that_there_is_not_and_a_time_beside_none_are_told() {
        owed("D3604", "P36");
        csv("P36", "reporter,nil,receivedVia\nD3604,true,นกพิราบ\n")
                .body("items[0].faults[0].column", equalTo("receivedVia"))
                .body("items[0].faults[0].en", equalTo("must be one of PAPER, EMAIL, LINE, SYSTEM"));
        csv("D3604", "reporter,nil,receivedAt\nD3604,true,2025-01-19\n")
                .body("items[0].faults[0].column", equalTo("receivedAt"));
        csv("D3604", "reporter,nil,receivedVia\nD3604,true,LINE\n")
                .body("items[0].problem", equalTo("outside-your-office"))
                .body("items[0].why.en", containsString("leave receivedVia out"));
        assertThat(one("select count(*) from submission")).isEqualTo("0");
    }

    private ValidatableResponse ofMonth(String month) {
        return csv("D3604", "reporter,period,nil\nD3604," + month + ",true\n");
    }

    @Test
    void a_month_may_be_named_in_thai_with_its_buddhist_year() {
        owed("D3604", "P36");
        ofMonth("มกราคม 2568").body("counts.created", equalTo(1));
        for (var month : new String[] {"ม.ค. 68", "ม.ค.2568", "มกราคม ๒๕๖๘", "มกราคม พ.ศ. 2568", "มกราคม 2025"}) {
            ofMonth(month).body("counts.unchanged", equalTo(1));
        }
        for (var month : new String[] {"มกรา 2568", "มกราคม", "ม.ค. 168"}) {
            ofMonth(month).body("items[0].faults[0].column", equalTo("period"));
        }
    }

    @Test
    void faults_of_whose_report_it_is_and_of_what_it_says_are_told_together() {
        owed("D3604", "P36");
        csv(
                        "D3604",
                        "reporter,period,activities[0].type,activities[0].title,กิจกรรม 1 – งบประมาณ (บาท)\nD3604,เดือนนี้,PARTY,งาน,abc\n")
                .body("items[0].faults.column", hasItem("period"))
                .body("items[0].faults.column", hasItem("activities[0].type"))
                .body("items[0].faults.column", hasItem("กิจกรรม 1 – งบประมาณ (บาท)"))
                .body(
                        "items[0].faults.find { it.column == 'activities[0].type' }.th",
                        containsString("การจัดกิจกรรมการท่องเที่ยว (EVENT)"))
                .body("items[0].why.th", containsString("faults"))
                .body("items[0].why.th", not(containsString("errors")));
    }

    @Test
    void a_day_of_another_month_is_told_by_its_column() {
        owed("D3604", "P36");
        csv(
                        "D3604",
                        "reporter,activities[1].type,activities[1].title,activities[1].startsOn\nD3604,EVENT,งาน,2025-02-03\n")
                .body("items[0].faults[0].column", equalTo("activities[1].startsOn"));
    }
}
