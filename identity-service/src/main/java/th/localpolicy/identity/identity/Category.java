package th.localpolicy.identity.identity;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What an identity is about: one, several or all four ("ด้านใดก็ได้ หรือทุกด้านก็ได้", guideline of letter มท 0810.6/ว 12509,
 * 3.2.1).
 */
@Schema(name = "IdentityCategory")
public enum Category {
    /** ด้านอาหารของท้องถิ่น */
    FOOD,
    /** ด้านสถานที่ท่องเที่ยวทางประวัติศาสตร์ */
    HISTORICAL_PLACE,
    /** ด้านศิลปวัฒนธรรมของท้องถิ่น */
    ARTS_CULTURE,
    /** ด้านสินค้าหรือผลิตภัณฑ์ท้องถิ่น */
    PRODUCT
}
