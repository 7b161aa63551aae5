import type { ClaimTypeId } from '../../../../core/narrative/claim-type.ts';

/** Goods and services that are named by these words, in English, Spanish and Chinese (plain). */
export const LATIN_GOODS =
  'fridge|refrigerator|freezer|washing machine|washer|dryer|dishwasher|stove|oven|microwave|air conditioner|heater|vacuum(?: cleaner)?|blender|kettle|toaster|rice cooker|printer cartridge|router|hiking boots|sandals|sweater|t-?shirt|backpack|purse|pram|tent|lamp|rug|curtains|drone|guitar|piano|treadmill|hair ?dryer|straightener|e-?reader|hard drive|gift card|coffee (?:machine|maker)|air fryer|iphone(?: \\d+)?|smart ?phone|cell ?phone|mobile phone|phone|laptop|notebook|computer|monitor|printer|tablet|ipad|keyboard|console|playstation(?: \\d)?|camera|headphones|earphones|earbuds|airpods|speaker|smart ?watch|watch|tv|television|sofa|couch|mattress|bed|table|desk|chairs?|wardrobe|bookshelf|bicycle|e-bike|bike|scooter|stroller|car seat|suitcase|shoes|sneakers|boots|jacket|coat|dress|jeans|shirt|handbag|bag|ring|necklace|glasses|toy|drill|lawn ?mower|grill|nevera|frigorifico|hervidor|tetera|tostadora|batidora|plancha|ventilador|lampara|alfombra|cortinas|mochila|camiseta|camisa|sandalias|carpa|guitarra|dron|caminadora|tarjeta de regalo|refrigerador|heladera|congelador|lavadora|secadora|lavavajillas|estufa|horno|microondas|aire acondicionado|calentador|aspiradora|licuadora|cafetera|freidora(?: de aire)?|telefono|celular|movil|portatil|computadora|ordenador|impresora|tableta|televisor|television|tele|pantalla|audifonos|auriculares|bocina|altavoz|reloj|sofa|colchon|cama|mesa|escritorio|sillas?|armario|bicicleta|patinete|cochecito|maleta|zapatos|zapatillas|tenis|botas|chaqueta|abrigo|vestido|pantalones|bolso|anillo|gafas|lentes|juguete|taladro';
export const HAN_GOODS =
  '电冰箱|冰箱|(?:电热水|热水|快煮|电)壶|电饭煲|空气炸锅|豆浆机|榨汁机|吹风机|路由器|登山鞋|靴子|书包|背包|帐篷|吉他|钢琴|跑步机|灯|地毯|洗衣机|烘衣机|干衣机|洗碗机|烤箱|微波炉|冷气机?|空调|暖气机?|吸尘器|扫地机器?人?|除湿机|空气清净机|电风扇|风扇|热水器|电锅|电饭锅|咖啡机|气炸锅|手机|智能手机|iphone ?\\d*|笔电|笔记本电脑|电脑|计算机|屏幕|萤幕|显示器|打印机|印表机|平板(?:电脑)?|ipad|键盘|游戏机|相机|耳机|音响|音箱|手表|电视机?|沙发|床垫|床|餐桌|桌子|书桌|椅子|衣柜|书柜|柜子|脚踏车|自行车|电动车|机车|婴儿车|行李箱|鞋子?|球鞋|外套|衣服|洋装|裙子|裤子|包包|皮包|戒指|项链|眼镜|玩具|电钻|净水器|马桶|窗帘|门票|机票|课程|(?:英语|日语|补习|才艺|舞蹈|钢琴|画画|培训|健身)班|私教课?|健身卡|礼品卡|游戏|保健品|面膜|化妆品';

/** What a journey, a service or a damaged home is about; read only where the dispute is of that kind. */
export const KIND_GOODS: {
  readonly [Kind in ClaimTypeId]?: { readonly latin: string; readonly han: string };
} = {
  travelDisruption: {
    latin:
      'flights?|trip|hotel room|hotel|room|cruise|tour|holiday|vacation|train tickets?|train|tickets?|luggage|suitcase|bags?|vuelos?|viaje|habitacion|hotel|crucero|excursion|tour|paquete|boletos?|billetes?|pasajes?|tren|maletas?|equipaje',
    han: '航班|班机|机票|行程|房间|订房|火车票|高铁票|车票|船票|行李箱?|旅行团|旅游团|跟团游|自由行',
  },
  propertyDamage: {
    latin:
      '(?:garden |kitchen |bathroom |living room |bedroom )?(?:wall|fence|gate|roof|ceiling|carpet|floors?|windows?|garage(?: door)?|shed|furniture)|house|barda|muro|pared|techo|reja|porton|piso|suelo|alfombra|muebles?|ventanas?|cochera|salon|sala|cocina|bano|casa',
    han: '院墙|围墙|墙壁|墙|天花板|木地板|地板|地毯|屋顶|窗户|大门|铁门|车库|家具|沙发|橱柜|客厅|厨房|浴室',
  },
  serviceNotAsAgreed: {
    latin:
      'move|mudanza|reforma|renovation|remodel(?:l?ing)?|wedding|boda|haircut|corte de pelo|course|curso(?: de \\p{L}+)?|classes|clases(?: de \\p{L}+)?|lessons|paint job|installation|instalacion|limpieza|cleaning|party|fiesta|repair|catering',
    han: '装修|装潢|搬家|婚礼|婚纱照?|摄影|课程|家教|保洁|清洁|打扫|施工|安装|美容|理发|洗车|维修',
  },
};
